/** Whom to turn to about the service (XEP-0157). */
package io.outcry.core.feature.serverinfo;
