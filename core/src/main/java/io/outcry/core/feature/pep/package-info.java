/** Every account a publish-subscribe service of its own (XEP-0163, on the part of XEP-0060 that it needs). */
package io.outcry.core.feature.pep;
