/** The shape of a feature; each feature is a folder below. */
package io.outcry.core.feature;
