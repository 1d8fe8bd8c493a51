/** The certificates of the domains: read, or made where there is none. */
package io.outcry.ops.certificate;
