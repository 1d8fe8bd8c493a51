/** What a client that nobody looks at is spared (XEP-0352). */
package io.outcry.core.feature.csi;
