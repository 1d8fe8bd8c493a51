/** What clients say they can do, told as a hash (XEP-0115), as far as the server acts on it. */
package io.outcry.core.caps;
