/** Administration: what may be done to a node, over HTTP or on its data folder, and the record of it. */
package io.outcry.ops.admin;
