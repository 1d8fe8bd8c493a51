/** What an account publishes about itself or keeps for itself: its nodes, their items, and where they are kept (XEP-0163). */
package io.outcry.core.pep;
