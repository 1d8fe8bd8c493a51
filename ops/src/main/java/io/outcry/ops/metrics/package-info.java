/** The figures of a node, kept by Kamon, as Prometheus reads them. */
package io.outcry.ops.metrics;
