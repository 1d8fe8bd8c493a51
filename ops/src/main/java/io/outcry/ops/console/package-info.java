/** The command line: {@code run}, {@code user}, {@code status}. */
package io.outcry.ops.console;
