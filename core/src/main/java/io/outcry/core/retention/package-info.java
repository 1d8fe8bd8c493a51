/** How long what is on record is kept, what holds it longer, and what may go. */
package io.outcry.core.retention;
