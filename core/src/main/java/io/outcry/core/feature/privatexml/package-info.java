/** What a user's clients keep on the server for themselves (XEP-0049). */
package io.outcry.core.feature.privatexml;
