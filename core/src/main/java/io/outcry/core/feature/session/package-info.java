/** The session request of older clients. */
package io.outcry.core.feature.session;
