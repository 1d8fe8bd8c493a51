/** Private XML in SQL. */
package io.outcry.persistence.privatexml;
