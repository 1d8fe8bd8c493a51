/** What nodes ask each other for operators. Nobody's message depends on it. */
package io.outcry.actors.node;
