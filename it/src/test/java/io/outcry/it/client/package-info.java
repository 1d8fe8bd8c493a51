/** Chat clients that others wrote, as their users run them. */
package io.outcry.it.client;
