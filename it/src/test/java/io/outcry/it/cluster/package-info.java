/** Several nodes as one service. */
package io.outcry.it.cluster;
