/**
 * Contracts for plugin authors: implement the one of your extension point, say which records to
 * test, and jqwik tests its laws.
 *
 * <p>A contract names what it checks in the names of its methods, and a broken law says so in one
 * sentence. Nothing here knows a particular plugin.
 */
package io.snn4j.testkit;
