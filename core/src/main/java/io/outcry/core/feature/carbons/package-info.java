/** Every client of an account sees what the others send and get (XEP-0280). */
package io.outcry.core.feature.carbons;
