
package org.unmixj.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

/**
 * A sample stack and what it was made of: stack = components &middot;
 * signatures, and noise where the sample has any.
 *
 * @param stack what the user opens
 * @param components 32-bit, one slice per component, labelled with its name; in
 *          the stack's intensity units
 * @param signatures CSV: the sample's number, wavelength or time, then one
 *          column per component with maximum 1
 */
record Sample(ImagePlus stack,ImagePlus components,String signatures){

/** Decimals of the signatures in the CSV. */
private static final int DECIMALS=6;

/** Returns planes as a 32-bit stack with their names as labels. */
static ImagePlus components(final String title,final List<String>names,final List<Plane>planes){final Plane first=planes.get(0);final ImageStack stack=new ImageStack(first.width,first.height);double max=0;for(int j=0;j<planes.size();j++){stack.addSlice(names.get(j),new FloatProcessor(first.width,first.height,planes.get(j).values));max=Math.max(max,planes.get(j).max());}final ImagePlus image=new ImagePlus(title,stack);image.setDisplayRange(0,max);return image;}

/**
 * Returns signatures as CSV.
 *
 * @param signatures one array per name, as long as the axis
 */
static String csv(final String axisName,final double[]axis,final List<String>names,final List<double[]>signatures){final StringBuilder csv=new StringBuilder(axisName);for(final String name:names){csv.append(',').append(name);}csv.append('\n');for(int i=0;i<axis.length;i++){csv.append(decimal(axis[i]).stripTrailingZeros().toPlainString());for(final double[]signature:signatures){csv.append(',').append(decimal(signature[i]).toPlainString());}csv.append('\n');}return csv.toString();}

/** Double.toString gives other digits from JDK 19 on; this does not. */
private static BigDecimal decimal(final double value){return new BigDecimal(value).setScale(DECIMALS,RoundingMode.HALF_EVEN);}

/** Returns the title, which names a test of this sample. */
@Override public String toString(){return stack.getTitle();}}
