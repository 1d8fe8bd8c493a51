/** What a load found, as records, text, JSON, and a page. */
package io.outcry.it.load.report;
