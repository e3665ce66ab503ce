/**
 * What the plugins say of themselves: the extension points there are, and each plugin's parameters
 * in words. Made of records, annotations and catalogs alone, so that a plugin is described without
 * any code of its own; what is printed where is not known here.
 */
package io.snn4j.mnist.about;
