/** Outcry as an operator starts, stops, loses and finds it again. */
package io.outcry.it.run;
