/** What nodes tell each other about copies of what the database holds. */
package io.outcry.core.cache;
