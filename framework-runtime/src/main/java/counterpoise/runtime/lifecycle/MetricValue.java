package counterpoise.runtime.lifecycle;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import counterpoise.api.metric.MetricResult;

/**
 * One result of a metric, as it is stored and read again by reports. What a kind of result does not have is left out.
 *
 * @param metric the name of the plugin
 * @param name the name of the result: the plugin's own, or {@code plugin.name}
 * @param kind {@code scalar}, {@code per-class}, {@code curve} or {@code table}
 * @param values of a scalar: one; of a result per class: one a class; of a curve: the vertical values
 * @param x the horizontal values of a curve
 * @param columns the columns of a table, or the two axes of a curve
 * @param rows the rows of a table
 * @param cells the cells of a table, row by row
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricValue(
        @JsonProperty("metric") String metric,
        @JsonProperty("name") String name,
        @JsonProperty("kind") String kind,
        @JsonProperty("values") List<Double> values,
        @JsonProperty("x") List<Double> x,
        @JsonProperty("columns") List<String> columns,
        @JsonProperty("rows") List<String> rows,
        @JsonProperty("cells") List<List<Double>> cells) {

    /** The file of an evaluation that holds a list of these. */
    public static final String FILE = "metrics.json";

    /** The file of an evaluation that holds the confusion matrix: rows are true classes, columns predicted ones. */
    public static final String CONFUSION = "confusion.json";

    /** The kind of a result that is one number, and a column of the results. */
    public static final String SCALAR = "scalar";

    /** The kind of a result that has one number a class. */
    public static final String PER_CLASS = "per-class";

    /** The kind of a result that is a line through points. */
    public static final String CURVE = "curve";

    /** The kind of a result that has rows and columns. */
    public static final String TABLE = "table";

    static MetricValue of(String plugin, MetricResult result) {
        String name = result.name().equals(plugin) ? plugin : plugin + "." + result.name();
        if (result instanceof MetricResult.Scalar scalar) {
            return new MetricValue(plugin, name, SCALAR, List.of(scalar.value()), null, null, null, null);
        } else if (result instanceof MetricResult.PerClass perClass) {
            return new MetricValue(plugin, name, PER_CLASS, perClass.values(), null, null, null, null);
        } else if (result instanceof MetricResult.Curve curve) {
            List<String> axes = List.of(curve.xLabel(), curve.yLabel());
            return new MetricValue(plugin, name, CURVE, curve.y(), curve.x(), axes, null, null);
        }
        MetricResult.Table table = (MetricResult.Table) result;
        return new MetricValue(plugin, name, TABLE, null, null, table.columns(), table.rows(), table.values());
    }
}
