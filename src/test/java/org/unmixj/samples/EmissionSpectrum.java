
package org.unmixj.samples;

/**
 * An emission spectrum: a log-normal band, steep on the blue side, and a weaker
 * one of the same shape on its red side (the vibronic shoulder).
 * <p>
 * A band with peak p, full width at half maximum w and asymmetry a &gt; 1 (red
 * half width over blue half width) is exp(-ln 2 / ln&sup2;a &middot; ln&sup2;(1
 * + (x - p)(a&sup2; - 1) / (a w))).
 *
 * @param peak nm
 * @param width nm
 * @param asymmetry greater than 1
 * @param shoulderShift distance of the shoulder from the peak, nm
 * @param shoulder height of the shoulder relative to the peak
 * @see "Siano and Metzler 1969, J. Chem. Phys. 51:1856; Burstein and
 *      Emelyanenko 1996, Photochem. Photobiol. 64:316"
 */
record EmissionSpectrum(double peak,double width,double asymmetry,double shoulderShift,double shoulder){

/** Returns the spectrum at the given wavelengths, with maximum 1. */
double[]at(final double[]wavelengths){final double[]spectrum=new double[wavelengths.length];double max=0;for(int i=0;i<spectrum.length;i++){spectrum[i]=band(wavelengths[i]-peak)+shoulder*band(wavelengths[i]-peak-shoulderShift);max=Math.max(max,spectrum[i]);}for(int i=0;i<spectrum.length;i++){spectrum[i]/=max;}return spectrum;}

private double band(final double fromPeak){final double a=asymmetry;final double argument=1+fromPeak*(a*a-1)/(a*width);if(argument<=0){return 0;}final double ratio=StrictMath.log(argument)/StrictMath.log(a);return StrictMath.exp(-StrictMath.log(2)*ratio*ratio);}}
