/** What a load counts and times; pure but for the reading of /proc. */
package io.outcry.it.load.measure;
