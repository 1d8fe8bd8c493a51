/** What time it is here (XEP-0202). */
package io.outcry.core.feature.time;
