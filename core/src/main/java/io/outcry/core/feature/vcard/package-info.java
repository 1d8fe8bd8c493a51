/** Who somebody is, as a card for everybody to see (XEP-0054). */
package io.outcry.core.feature.vcard;
