/** What the server and its accounts are and can do (XEP-0030). */
package io.outcry.core.feature.disco;
