/**
 * One run from request to report: reads the configuration, plans, has the plan executed, reports. The coordinator's
 * side; Guice wires it in {@link counterpoise.runtime.run.CoordinatorModule}.
 */
package counterpoise.runtime.run;
