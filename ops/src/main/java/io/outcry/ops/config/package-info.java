/** Reads what the operator wrote: layers of HOCON, bound to records by name, refused with key, file and line. */
package io.outcry.ops.config;
