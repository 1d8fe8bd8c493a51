/** Data forms (XEP-0004). */
package io.outcry.core.form;
