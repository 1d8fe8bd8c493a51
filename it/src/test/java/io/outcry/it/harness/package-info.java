/** What tests talk to: nodes, other servers, and conversations that read like plays. */
package io.outcry.it.harness;
