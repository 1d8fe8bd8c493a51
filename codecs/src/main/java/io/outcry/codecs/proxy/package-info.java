/** The PROXY protocol: who is behind a load balancer. */
package io.outcry.codecs.proxy;
