/** Capabilities told as a hash instead of asked for (XEP-0115). */
package io.outcry.core.feature.caps;
