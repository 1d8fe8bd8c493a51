/** The machine under a node: its data folder and its ports. */
package io.outcry.ops.host;
