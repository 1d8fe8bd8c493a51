/** Is the other side still there? (XEP-0199) */
package io.outcry.core.feature.ping;
