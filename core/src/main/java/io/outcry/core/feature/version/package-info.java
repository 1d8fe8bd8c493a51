/** Which software this is (XEP-0092). */
package io.outcry.core.feature.version;
