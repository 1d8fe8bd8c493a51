/** Acknowledged and resumable streams (XEP-0198): what a session counts, keeps, sends again, and leaves behind. */
package io.outcry.core.feature.streammanagement;
