/** What a chat room does with the stanzas that reach it: pure rules, one property of rooms a file (XEP-0045). */
package io.outcry.core.feature.muc;
