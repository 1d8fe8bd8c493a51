/** Stanzas that were held on their way (XEP-0203). */
package io.outcry.core.feature.delay;
