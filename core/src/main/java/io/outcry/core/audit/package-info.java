/** The record of what administrators did. */
package io.outcry.core.audit;
