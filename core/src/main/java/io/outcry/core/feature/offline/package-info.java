/** Messages that wait for their receiver (XEP-0160). */
package io.outcry.core.feature.offline;
