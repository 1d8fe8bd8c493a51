/** Who sees to it that what is on record goes when its time has come. */
package io.outcry.actors.retention;
