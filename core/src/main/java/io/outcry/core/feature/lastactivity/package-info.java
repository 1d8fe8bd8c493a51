/** Since when somebody is away (XEP-0012). */
package io.outcry.core.feature.lastactivity;
