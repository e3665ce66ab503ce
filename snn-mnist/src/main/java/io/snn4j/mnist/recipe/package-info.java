/** Recipes: experiments to begin with, as YAML, by name. */
package io.snn4j.mnist.recipe;
