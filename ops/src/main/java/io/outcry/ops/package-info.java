/** Where the process begins, and where the big objects are made. */
package io.outcry.ops;
