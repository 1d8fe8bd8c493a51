/** The duty to keep a message until its next holder has it durably. */
package io.outcry.core.custody;
