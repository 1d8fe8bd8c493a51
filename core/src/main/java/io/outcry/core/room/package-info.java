/** What a chat room is: its configuration, who belongs to it, and what its store keeps (XEP-0045 §3–5). */
package io.outcry.core.room;
