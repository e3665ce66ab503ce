package io.snn4j.core.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component of a plugin whose name and parameters stand for the whole: a layer of neurons
 * is written {@code leaky: {beta: 0.95, inhibition: true}}, where beta belongs to the neuron model
 * and inhibition to the layer.
 *
 * <p>For each plugin of the component's type the catalog then holds one of the outer kind, by the
 * inner one's name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {}
