/** Chat rooms (XEP-0045), on several nodes and through their deaths. */
package io.outcry.it.rooms;
