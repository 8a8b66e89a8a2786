package dev.fastbreak.beam.phase;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an option a parameter of the Flex Templates. Its help is the option's description; its
 * metadata are generated from both.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TemplateParameter {

  /** What a form writes beside the field. */
  String label();

  /** What a value must match as a whole. */
  String regex();

  /** What a template says in place of the option's description; empty to say the same. */
  String help() default "";

  /** Whether a template cannot do without, although the program has a default. */
  boolean required() default false;
}
