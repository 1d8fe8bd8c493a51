/** Large answers in pages (XEP-0059). */
package io.outcry.core.page;
