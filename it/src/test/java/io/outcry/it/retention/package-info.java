/** What is on record goes when its time has come, and nothing else. */
package io.outcry.it.retention;
